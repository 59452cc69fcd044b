package dev.banyan.cookiecontrol;

import static dev.banyan.function.HtmlPage.escape;

import dev.banyan.function.AlbResponse;
import dev.banyan.function.HtmlPage;
import java.util.Map;

/** A visitor's cookies as a page, with forms that need no script. */
final class InventoryPage {

    private final StringBuilder html = new StringBuilder(8_192);

    private InventoryPage() {}

    static AlbResponse of(Inventory inventory) {
        InventoryPage page = new InventoryPage();
        page.consent(inventory.consent());
        page.cookies(inventory);
        page.lanes(inventory.enteredLanes());
        return HtmlPage.of(200, "Your cookies", page.html.toString());
    }

    private void consent(Consent.Known consent) {
        html.append("<h2 id=\"consent\">Consent</h2>\n<form method=\"post\" action=\"/cookies/consent\">\n");
        html.append("<fieldset><legend>Allow cookies for</legend>\n");
        for (String category : Consent.CATEGORIES) {
            String checked = consent.categories().contains(category) ? " checked" : "";
            html.append("<label><input type=\"checkbox\" name=\"category\" value=\"")
                    .append(category + "\"" + checked + "> " + category + "</label>\n");
        }
        html.append("</fieldset>\n<p>State: " + consent.state() + "</p>\n<button>Save my choice</button>\n</form>\n");
    }

    private void cookies(Inventory inventory) {
        html.append("<h2>Cookies</h2>\n");
        if (inventory.entries().isEmpty()) {
            html.append("<p>Your browser sent no cookies.</p>\n");
            return;
        }
        html.append("<form method=\"post\" action=\"/cookies/clear\">\n<table>\n<thead><tr><th scope=\"col\">Name</th>"
                + "<th scope=\"col\">Size</th><th scope=\"col\">Advice</th></tr></thead>\n<tbody>\n");
        inventory.entries().forEach(this::row);
        html.append("</tbody>\n</table>\n<p>" + inventory.bytes() + " bytes in all, with every request.</p>\n"
                + "<button>Clear the chosen ones</button>\n"
                + "<button name=\"all\" value=\"true\">Clear all but my consent</button>\n</form>\n");
    }

    private void row(Inventory.Entry entry) {
        String name = escape(entry.name());
        html.append("<tr><th scope=\"row\"><label><input type=\"checkbox\" name=\"name\" value=\"" + name + "\"> <code>"
                + name + "</code></label></th><td>" + entry.bytes() + " bytes</td><td>");
        for (String advice : entry.advice()) {
            html.append(escape(advice)).append("<br>");
        }
        html.append("</td></tr>\n");
    }

    private void lanes(Map<String, Boolean> lanes) {
        if (lanes.isEmpty()) {
            return;
        }
        html.append("<h2>Tester lanes</h2>\n");
        lanes.forEach((lane, entered) -> {
            html.append("<form method=\"post\" action=\"/cookies/lanes/" + lane + "\">\n<p>Lane <strong>" + lane
                    + "</strong>: " + (entered ? "you are in." : "you are not in.") + "</p>\n");
            html.append(
                    entered
                            ? "<button name=\"leave\" value=\"true\">Leave</button>\n"
                            : "<label>Its value, from whoever invited you <input type=\"password\" name=\"value\""
                                    + " autocomplete=\"off\" required></label>\n<button>Enter</button>\n");
            html.append("</form>\n");
        });
    }
}
