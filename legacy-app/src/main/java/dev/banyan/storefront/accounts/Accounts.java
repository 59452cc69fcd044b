package dev.banyan.storefront.accounts;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts' entry for other modules: who is asking. Safe for use by many threads. */
@Service
public class Accounts {

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Accounts(AccountRepository accounts, PasswordEncoder passwords, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.events = events;
    }

    /** The customer behind a request's principal; empty for a guest. */
    @Transactional(readOnly = true)
    public Optional<Customer> find(@Nullable Principal principal) {
        return Optional.ofNullable(principal)
                .flatMap(signedIn -> accounts.findByEmail(signedIn.getName()))
                .map(Account::toCustomer);
    }

    /** @throws EmailTakenException if there is an account with this address */
    @Transactional
    Customer register(RegistrationForm form) {
        Account account = new Account(
                form.normalizedEmail(), form.name().strip(), passwords.encode(form.password()), clock.instant());
        Customer customer = store(account).toCustomer();
        events.publishEvent(new CustomerRegistered(customer));
        return customer;
    }

    private Account store(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException e) {
            throw (EmailTakenException) new EmailTakenException().initCause(e);
        }
    }
}
