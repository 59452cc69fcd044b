package dev.banyan.alb.benchmarks;

import java.nio.charset.StandardCharsets;

/** Message heads as clients and targets send them. */
final class Heads {

    /** A browser's request for a page, about 600 bytes. */
    static final byte[] BROWSER = bytes("""
            GET /catalog/items/42?colour=green&page=2 HTTP/1.1
            Host: shop.example.test
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
            Accept-Language: en-GB,en;q=0.5
            Accept-Encoding: gzip, deflate, br, zstd
            Referer: http://shop.example.test/catalog
            Connection: keep-alive
            Cookie: session=5f0c1d2e3b4a59687786756453423120; theme=dark
            Upgrade-Insecure-Requests: 1
            Sec-Fetch-Dest: document
            Sec-Fetch-Mode: navigate
            Sec-Fetch-Site: same-origin
            Priority: u=0, i

            """);

    /** The shortest request there is. */
    static final byte[] SHORT = bytes("GET / HTTP/1.1\nHost: a.test\n\n");

    /** An application server's answer. */
    static final byte[] ANSWER = bytes("""
            HTTP/1.1 200 OK
            Content-Type: text/html;charset=UTF-8
            Content-Length: 100
            Date: Mon, 23 Nov 2026 09:15:02 GMT
            Cache-Control: no-store
            Vary: Accept-Encoding
            Set-Cookie: session=5f0c1d2e3b4a59687786756453423120; Path=/; HttpOnly

            """);

    private Heads() {}

    private static byte[] bytes(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
