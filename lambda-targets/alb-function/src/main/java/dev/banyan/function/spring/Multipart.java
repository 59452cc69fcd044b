package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.internal.servlet.AwsProxyRequestPart;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/** Reads multipart bodies, within the limits that the application configured for its dispatcher servlet. */
final class Multipart {

    private static final String PARTS = Multipart.class.getName() + ".PARTS";

    private final @Nullable MultipartConfigElement limits;

    Multipart(@Nullable MultipartConfigElement limits) {
        this.limits = limits;
    }

    boolean isReadable(ContainerRequest request) {
        return limits != null && JakartaServletFileUpload.isMultipartContent(request);
    }

    /**
     * The parts of the body.
     *
     * @throws ServletException when the body is not multipart, as the servlet API demands
     */
    List<Part> parts(ContainerRequest request) throws ServletException {
        if (!isReadable(request)) {
            throw new ServletException(
                    "Content-Type: " + request.getContentType() + " (expected: multipart/form-data)");
        }
        return read(request);
    }

    /** The fields that are not files: Tomcat adds them to the request's parameters. */
    Map<String, List<String>> fields(ContainerRequest request, Charset charset) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Part part : read(request)) {
            if (part.getSubmittedFileName() == null) {
                fields.computeIfAbsent(part.getName(), name -> new ArrayList<>())
                        .add(text(part, charset));
            }
        }
        return fields;
    }

    @SuppressWarnings("unchecked") // Only this class sets the attribute.
    private List<Part> read(ContainerRequest request) {
        List<Part> known = (List<Part>) request.getAttribute(PARTS);
        if (known != null) {
            return known;
        }
        List<Part> parts = new ArrayList<>();
        try {
            for (DiskFileItem item : upload().parseRequest(request)) {
                parts.add(part(item));
            }
        } catch (FileUploadException refused) {
            // Spring turns an IllegalStateException that speaks of an exceeded size into its own exception.
            throw new IllegalStateException(refused.getMessage(), refused);
        } catch (IOException impossible) {
            throw new UncheckedIOException("The parts are held in memory", impossible);
        }
        request.setAttribute(PARTS, parts);
        return parts;
    }

    private JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload() {
        // Bodies are at most a megabyte, so that no file is ever needed.
        DiskFileItemFactory memory =
                DiskFileItemFactory.builder().setBufferSize(2 * 1024 * 1024).get();
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload = new JakartaServletFileUpload<>(memory);
        if (limits != null) {
            upload.setFileSizeMax(limits.getMaxFileSize());
            upload.setSizeMax(limits.getMaxRequestSize());
        }
        return upload;
    }

    private static Part part(DiskFileItem item) throws IOException {
        AwsProxyRequestPart part = new AwsProxyRequestPart(item.get());
        part.setName(item.getFieldName());
        part.setContentType(item.getContentType());
        part.setSubmittedFileName(item.getName());
        part.setSize(item.getSize());
        item.getHeaders()
                .getHeaderNames()
                .forEachRemaining(name ->
                        item.getHeaders().getHeaders(name).forEachRemaining(value -> part.addHeader(name, value)));
        return part;
    }

    private static String text(Part part, Charset charset) {
        try (var content = part.getInputStream()) {
            return new String(content.readAllBytes(), charset);
        } catch (IOException impossible) {
            throw new UncheckedIOException("part: " + part.getName() + " is held in memory", impossible);
        }
    }
}
