package dev.banyan.function.spring;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers with what it was asked. */
@RestController
class EchoController {

    @RequestMapping({"/echo", "/echo/{*rest}"})
    Map<String, @Nullable Object> echo(HttpServletRequest request) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("method", request.getMethod());
        seen.put("uri", request.getRequestURI());
        seen.put("url", request.getRequestURL().toString());
        seen.put("link", ServletUriComponentsBuilder.fromCurrentRequest().toUriString());
        seen.put("query", request.getQueryString());
        seen.put("servletPath", request.getServletPath());
        seen.put("pathInfo", request.getPathInfo());
        seen.put("mapping", request.getHttpServletMapping().getPattern());
        seen.put("parameters", request.getParameterMap());
        seen.put("headers", headers(request));
        seen.put("cookies", cookies(request));
        seen.put("remoteAddress", request.getRemoteAddr());
        seen.put("remoteHost", request.getRemoteHost());
        seen.put("scheme", request.getScheme());
        seen.put("secure", request.isSecure());
        seen.put("server", request.getServerName() + ":" + request.getServerPort());
        seen.put("protocol", request.getProtocol());
        seen.put("locales", Collections.list(request.getLocales()).toString());
        seen.put("contentType", request.getContentType());
        seen.put("contentLength", request.getContentLengthLong());
        seen.put("characterEncoding", request.getCharacterEncoding());
        seen.put("dispatcher", request.getDispatcherType());
        return seen;
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            // The load balancer passes names in lower case to functions; names have no case.
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        // Belongs to the connection between load balancer and server.
        headers.remove("connection");
        return headers;
    }

    private static List<String> cookies(HttpServletRequest request) {
        List<String> cookies = new ArrayList<>();
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                cookies.add(cookie.getName() + "=" + cookie.getValue());
            }
        }
        return cookies;
    }

    @GetMapping("/segment/{name}")
    String segment(@PathVariable String name) {
        return "[" + name + "]";
    }

    @PostMapping("/body")
    ResponseEntity<byte[]> body(@RequestBody byte[] body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(body);
    }

    @PostMapping("/json")
    Map<String, Object> json(@RequestBody Map<String, Object> body) {
        return body;
    }

    @PostMapping("/text")
    String text(@RequestBody String body) {
        return body;
    }

    @PutMapping("/form")
    MultiValueMap<String, String> form(@RequestParam MultiValueMap<String, String> form) {
        return form;
    }

    @PostMapping("/upload")
    List<String> upload(HttpServletRequest request) throws IOException, ServletException {
        List<String> parts = new ArrayList<>();
        for (Part part : request.getParts()) {
            String content = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            parts.add(part.getName() + "/" + part.getSubmittedFileName() + "/" + part.getContentType() + "/" + content
                    + "/" + part.getSize());
        }
        parts.add("field=" + request.getParameter("field"));
        return parts;
    }

    @GetMapping("/later")
    Callable<String> later(@RequestParam String text) {
        return () -> "later: " + text;
    }

    @GetMapping("/later/fails")
    Callable<String> laterFails() {
        return () -> {
            throw new IllegalStateException("failed later");
        };
    }
}
