package dev.banyan.storefront.accounts;

import dev.banyan.storefront.web.Shopper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Makes a guest's session a customer's: after the sign-in form, and right after registration. */
@Component
class SignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final SecurityContextRepository contexts;

    SignIn(Accounts accounts, ApplicationEventPublisher events, SecurityContextRepository contexts) {
        this.accounts = accounts;
        this.events = events;
        this.contexts = contexts;
        setDefaultTargetUrl("/catalog");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        Customer customer = accounts.find(authentication).orElseThrow();
        welcome(customer, request.getSession());
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Signs in a customer who has just registered. */
    void enter(Customer customer, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        // A new id, so that one that was planted before is worth nothing.
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authenticate(customer));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        welcome(customer, session);
    }

    private void welcome(Customer customer, HttpSession session) {
        Shopper.rememberName(session, customer.name());
        events.publishEvent(new CustomerSignedIn(customer, session));
    }

    private static Authentication authenticate(Customer customer) {
        User user = new User(customer.email(), "", AuthorityUtils.createAuthorityList("CUSTOMER"));
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    }
}
