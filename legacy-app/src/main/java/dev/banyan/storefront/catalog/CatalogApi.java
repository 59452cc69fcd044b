package dev.banyan.storefront.catalog;

import dev.banyan.storefront.web.Negotiation;
import jakarta.validation.Valid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** The catalogue as JSON, and all of it as CSV. */
@RestController
@RequestMapping("/catalog/api")
class CatalogApi {

    /** A client may keep an answer but asks each time whether it still holds: stock changes. */
    private static final CacheControl REVALIDATE = CacheControl.noCache();

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final List<MediaType> EXPORTS = List.of(MediaType.APPLICATION_JSON, CSV);

    private final Browsing browsing;
    private final Reviews reviews;

    CatalogApi(Browsing browsing, Reviews reviews) {
        this.browsing = browsing;
        this.reviews = reviews;
    }

    @GetMapping("/categories")
    List<CategoryView> categories() {
        return browsing.categories();
    }

    @GetMapping("/products")
    ProductPage products(@Valid BrowseRequest request) {
        return browsing.list(request);
    }

    @GetMapping("/products/{id:[0-9]{1,9}}")
    ResponseEntity<ProductDetails> product(@PathVariable long id) {
        ProductDetails details = new ProductDetails(browsing.product(id), reviews.summarize(id));
        return ResponseEntity.ok()
                .cacheControl(REVALIDATE)
                .eTag(details.version())
                .body(details);
    }

    @GetMapping("/products/{id:[0-9]{1,9}}/reviews")
    List<ReviewView> reviews(@PathVariable long id) {
        browsing.product(id);
        return reviews.newest(id);
    }

    @PostMapping(path = "/products/{id:[0-9]{1,9}}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReviewView> review(@PathVariable long id, @Valid @RequestBody ReviewForm form) {
        browsing.product(id);
        ReviewView posted = reviews.post(id, form);
        return ResponseEntity.created(URI.create("/catalog/api/products/" + id + "/reviews#" + posted.id()))
                .body(posted);
    }

    /** Everything at once, as JSON or as CSV, as the client asks. */
    @GetMapping("/export")
    ResponseEntity<?> export(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        if (MediaType.APPLICATION_JSON.equals(Negotiation.choose(request, EXPORTS))) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(browsing.all());
        }
        ContentDisposition file =
                ContentDisposition.attachment().filename("products.csv").build();
        return ResponseEntity.ok()
                .contentType(new MediaType(CSV, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(ProductCsv.write(browsing.all()));
    }
}
