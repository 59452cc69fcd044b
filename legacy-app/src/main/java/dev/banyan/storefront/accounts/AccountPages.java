package dev.banyan.storefront.accounts;

import dev.banyan.storefront.web.FormErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages to sign in and to register. */
@Controller
class AccountPages {

    private final Accounts accounts;
    private final SignIn signIn;

    AccountPages(Accounts accounts, SignIn signIn) {
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @GetMapping("/login")
    String login() {
        return "accounts/login";
    }

    @GetMapping("/register")
    String register(Model model) {
        model.addAttribute("form", RegistrationForm.EMPTY);
        return "accounts/register";
    }

    @PostMapping("/register")
    String register(
            @Valid RegistrationForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            return refuse(form, HttpStatus.BAD_REQUEST, FormErrors.of(binding), model, response);
        }
        try {
            signIn.enter(accounts.register(form), request, response);
            return "redirect:/catalog";
        } catch (EmailTakenException e) {
            return refuse(form, HttpStatus.CONFLICT, Map.of("email", "is taken. Sign in instead?"), model, response);
        }
    }

    private static String refuse(
            RegistrationForm form,
            HttpStatus status,
            Map<String, String> errors,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "accounts/register";
    }
}
