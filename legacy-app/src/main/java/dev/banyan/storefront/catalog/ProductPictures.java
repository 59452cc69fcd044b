package dev.banyan.storefront.catalog;

import dev.banyan.storefront.web.Negotiation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.NativeWebRequest;

/** Serves the products' pictures: drawings for browsers, a small PNG for clients that ask for one. */
@Controller
class ProductPictures {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final List<MediaType> FORMS = List.of(SVG, MediaType.IMAGE_PNG);
    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Browsing browsing;

    ProductPictures(Browsing browsing) {
        this.browsing = browsing;
    }

    @GetMapping("/catalog/{id:[0-9]{1,9}}/picture")
    ResponseEntity<byte[]> picture(@PathVariable long id, NativeWebRequest request)
            throws HttpMediaTypeNotAcceptableException {
        ProductView product = browsing.product(id);
        MediaType form = Negotiation.choose(request, FORMS);
        byte[] picture = form.equals(SVG)
                ? PictureDrawing.draw(product).getBytes(StandardCharsets.UTF_8)
                : PictureThumbnail.paint(Palette.of(product));
        return ResponseEntity.ok()
                .cacheControl(FOR_A_DAY)
                .eTag("\"" + form.getSubtype() + "-" + id + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(form)
                .body(picture);
    }
}
