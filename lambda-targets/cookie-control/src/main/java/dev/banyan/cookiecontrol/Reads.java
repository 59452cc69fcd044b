package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.AlbResponse;
import dev.banyan.function.Invocation;
import java.time.Clock;

/** Shows cookies. Thread-safe. */
final class Reads {

    private final Consent consent;
    private final Lanes lanes;
    private final Clock clock;

    Reads(Consent consent, Lanes lanes, Clock clock) {
        this.consent = consent;
        this.lanes = lanes;
        this.clock = clock;
    }

    AlbResponse inventory(AlbRequest request, Invocation invocation) {
        Inventory inventory = Inventory.of(request, consent, lanes, clock.instant());
        String format = request.queryParameter("format");
        boolean page = format == null ? request.prefersHtml() : format.equals("html");
        AlbResponse response = page ? InventoryPage.of(inventory) : AlbResponse.json(200, inventory);
        return response.withHeader("Cache-Control", "no-store")
                .withHeader("Vary", "Accept, Cookie")
                .withHeader("Cross-Origin-Resource-Policy", "same-origin")
                .withHeader("X-Content-Type-Options", "nosniff");
    }
}
