package dev.banyan.storefront.catalog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products as CSV (RFC 4180) with a line of names first. */
final class ProductCsv {

    private static final String LINE_END = "\r\n";

    private ProductCsv() {}

    static String write(List<ProductView> products) {
        Stream<String> header = Stream.of("id,name,category,maker,price_cents,currency,stock,added_on,description");
        return Stream.concat(header, products.stream().map(ProductCsv::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(ProductView product) {
        return Stream.of(
                        product.id(),
                        product.name(),
                        product.category(),
                        product.maker(),
                        product.priceCents(),
                        product.currency(),
                        product.stock(),
                        product.addedOn(),
                        product.description())
                .map(value -> quote(value.toString()))
                .collect(Collectors.joining(","));
    }

    private static String quote(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
