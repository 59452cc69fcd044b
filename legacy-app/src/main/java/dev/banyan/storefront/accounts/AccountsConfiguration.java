package dev.banyan.storefront.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept and checked. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Users are of Spring Security's own class, which every process with the session can read. */
    @Bean
    UserDetailsService customers(AccountRepository accounts) {
        return email -> accounts.findByEmail(RegistrationForm.normalize(email))
                .map(account -> User.withUsername(account.email())
                        .password(account.passwordHash())
                        .authorities("CUSTOMER")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }
}
