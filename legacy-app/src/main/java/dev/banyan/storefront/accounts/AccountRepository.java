package dev.banyan.storefront.accounts;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads and stores accounts. */
interface AccountRepository extends Repository<Account, Long> {

    Optional<Account> findByEmail(String email);

    /** Writes at once, so that a taken address is found here and not at the end of the transaction. */
    Account saveAndFlush(Account account);
}
