package dev.banyan.storefront.orders;

import dev.banyan.storefront.accounts.Accounts;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** A signed-in customer's own orders, for the pages and the API. */
@Component
class OrderHistory {

    private final Accounts accounts;
    private final Orders orders;

    OrderHistory(Accounts accounts, Orders orders) {
        this.accounts = accounts;
        this.orders = orders;
    }

    List<OrderView> of(Principal principal) {
        return orders.history(accountId(principal));
    }

    /** @throws ResponseStatusException 404 if the customer has no such order */
    OrderView one(long number, Principal principal) {
        return orders.find(number, accountId(principal))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No order " + number));
    }

    private long accountId(Principal principal) {
        return accounts.find(principal)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED))
                .accountId();
    }
}
