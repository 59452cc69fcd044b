package dev.banyan.headermonitor;

import static dev.banyan.function.HtmlPage.escape;

import dev.banyan.function.AlbResponse;
import dev.banyan.function.HtmlPage;
import java.util.List;
import java.util.Map;

/** What the caller gets as a page. */
final class HeadersPage {

    private HeadersPage() {}

    static AlbResponse of(HeaderEvent event) {
        StringBuilder body = new StringBuilder(4_096);
        body.append("<p>This is your request as it reached this function behind the load balancer. ")
                .append("Values that would let somebody act as you are shown as <code>")
                .append(Redaction.MASK)
                .append("</code>.</p>\n<p><code>")
                .append(escape(event.method() + " " + event.path()))
                .append("</code></p>\n<table>\n<thead><tr><th scope=\"col\">Header</th>")
                .append("<th scope=\"col\">Value</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, List<String>> field : event.headers().entrySet()) {
            for (String value : field.getValue()) {
                row(body, field.getKey(), value);
            }
        }
        body.append("</tbody>\n</table>\n");
        if (event.dropped() > 0) {
            body.append("<p>Fields cut or left out for their size: ")
                    .append(event.dropped())
                    .append(".</p>\n");
        }
        body.append("<p>Event <code>")
                .append(event.id())
                .append("</code> of <code>")
                .append(event.time());
        body.append("</code>. <a href=\"/monitor/headers?format=json\">As JSON</a></p>\n");
        return HtmlPage.of(200, "Request headers", body.toString());
    }

    private static void row(StringBuilder body, String name, String value) {
        body.append("<tr><th scope=\"row\"><code>").append(escape(name)).append("</code></th><td><code>");
        body.append(escape(value)).append("</code></td></tr>\n");
    }
}
