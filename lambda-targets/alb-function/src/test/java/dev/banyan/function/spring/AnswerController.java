package dev.banyan.function.spring;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.view.RedirectView;

/** Answers in many ways. */
@Controller
class AnswerController {

    @GetMapping("/redirect/view")
    String redirectView() {
        return "redirect:/echo?from=view";
    }

    @GetMapping("/redirect/relative-view")
    RedirectView redirectRelativeView() {
        RedirectView view = new RedirectView("/echo");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    @GetMapping("/redirect/send")
    void redirect(@RequestParam String to, HttpServletResponse response) throws IOException {
        response.getWriter().write("dropped");
        response.sendRedirect(to);
        response.getWriter().write("dropped as well");
    }

    @GetMapping("/forward")
    String forward() {
        return "forward:/echo?added=1";
    }

    @GetMapping("/cookies")
    ResponseEntity<String> cookies(HttpServletResponse response) {
        Cookie plain = new Cookie("plain", "1");
        plain.setPath("/");
        plain.setMaxAge(0);
        plain.setHttpOnly(true);
        plain.setAttribute("SameSite", "Lax");
        response.addCookie(plain);
        Cookie lasting = new Cookie("lasting", "a-b");
        lasting.setMaxAge(3600);
        lasting.setDomain("example.test");
        lasting.setSecure(true);
        lasting.setAttribute("Partitioned", "true");
        lasting.setAttribute("Priority", "High");
        response.addCookie(lasting);
        response.addCookie(new Cookie("session", ""));
        ResponseCookie springs = ResponseCookie.from("springs", "2")
                .path("/x")
                .sameSite("Strict")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, springs.toString())
                .body("cookies");
    }

    @GetMapping("/headers")
    void headers(HttpServletResponse response) {
        response.addHeader("X-Many", "1");
        response.addHeader("x-many", "2");
        response.setHeader("X-Broken", "one\r\nX-Injected: two");
        response.setIntHeader("X-Number", 5);
        response.setDateHeader("Last-Modified", 1_000_000_000_000L);
        response.setHeader("Vary", "Accept");
        response.addHeader("Vary", "Origin");
    }

    @GetMapping("/created")
    ResponseEntity<Void> created() {
        return ResponseEntity.created(URI.create("/echo/1")).build();
    }

    @GetMapping("/empty/{status}")
    ResponseEntity<String> empty(@PathVariable int status) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body("body");
    }

    @GetMapping("/problem")
    ResponseEntity<ProblemDetail> problem() {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "no stock"))
                .build();
    }

    @GetMapping("/bytes")
    ResponseEntity<byte[]> bytes() {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, -1
        });
    }

    @GetMapping("/writer")
    void writer(@RequestParam String type, @RequestParam String text, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.getWriter().write(text);
    }

    @GetMapping("/localized")
    void localized(HttpServletResponse response) throws IOException {
        response.setLocale(Locale.FRANCE);
        response.setContentType("text/html");
        response.getWriter().write("<p>\u00e9t\u00e9</p>");
    }

    @GetMapping("/flushed")
    void flushed(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write("first".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        response.setHeader("X-Too-Late", "1");
        response.setStatus(500);
        response.getOutputStream().write(" second".getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/large")
    void large(@RequestParam int size, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        for (int written = 0; written < size; written += 100) {
            response.getOutputStream().write("x".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
    }

    @GetMapping("/etag/{name}")
    @ResponseBody
    Map<String, String> etag(@PathVariable String name) {
        return Map.of("name", name);
    }

    @GetMapping("/versioned")
    ResponseEntity<String> versioned() {
        return ResponseEntity.ok()
                .eTag("\"v1\"")
                .lastModified(1_700_000_000_000L)
                .header("Cache-Control", "max-age=60")
                .body("version 1");
    }

    @PostMapping("/submit")
    @ResponseBody
    String submit(@RequestParam String name, @RequestParam(defaultValue = "0") int count) {
        return name + " x " + count;
    }
}
