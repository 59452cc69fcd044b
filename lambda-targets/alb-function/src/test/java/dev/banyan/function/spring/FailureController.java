package dev.banyan.function.spring;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Fails in many ways. */
@RestController
class FailureController {

    @ResponseStatus(value = HttpStatus.PAYMENT_REQUIRED, reason = "pay first")
    static final class UnpaidException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @GetMapping(value = "/fail/unchecked", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> unchecked() {
        throw new IllegalStateException("failed on purpose");
    }

    @GetMapping("/fail/checked")
    String checked(HttpServletResponse response) throws IOException {
        response.setHeader("X-Kept", "1");
        throw new IOException("failed on purpose");
    }

    @GetMapping("/fail/error")
    String error() {
        throw new StackOverflowError("failed on purpose");
    }

    @GetMapping("/fail/unpaid")
    String unpaid() {
        throw new UnpaidException();
    }

    @GetMapping("/fail/status/{status}")
    String status(@PathVariable int status) {
        throw new ResponseStatusException(HttpStatus.valueOf(status), "the reason");
    }

    @GetMapping("/fail/send/{status}")
    void send(@PathVariable int status, HttpServletResponse response) throws IOException {
        response.getOutputStream().write("dropped".getBytes(StandardCharsets.UTF_8));
        response.sendError(status, "the message");
    }

    @GetMapping("/fail/midway")
    void midway(@RequestParam int written, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getOutputStream().write("x".repeat(written).getBytes(StandardCharsets.UTF_8));
        throw new IllegalStateException("failed midway");
    }
}
