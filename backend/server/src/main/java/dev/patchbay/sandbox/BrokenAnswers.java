package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers as apps should not give them. */
final class BrokenAnswers {

    /** Where {@link #redirectAway} leads. */
    static final String ELSEWHERE = "/sandbox/elsewhere";

    private static final Duration BETWEEN_DROPS = Duration.ofSeconds(1);
    private static final int GIGABYTE_IN_BLOCKS = 16 * 1024;
    private static final byte[] BLOCK = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private BrokenAnswers() {}

    static void pause(int seconds) {
        pause(Duration.ofSeconds(seconds));
    }

    static void json(HttpServletResponse response, HttpStatus status, String error) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"" + error + "\"}");
    }

    static void page(HttpServletResponse response, HttpStatus status, String title) throws IOException {
        response.setStatus(status.value());
        response.setContentType(HTML);
        response.getWriter().write("<!doctype html><title>Sandbox</title><h1>" + title + "</h1>");
    }

    static void okError(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"ok\":false,\"error\":\"invalid_auth\"}");
    }

    /** Ends early when whoever asked has gone. */
    static void drip(HttpServletResponse response, byte[] body) throws IOException {
        OutputStream out = response.getOutputStream();
        for (byte drop : body) {
            out.write(drop);
            response.flushBuffer();
            if (!pause(BETWEEN_DROPS)) {
                return;
            }
        }
    }

    /** Never holds more of it than a block; ends early when whoever asked has gone. */
    static void gigabyte(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        OutputStream out = response.getOutputStream();
        out.write("{\"padding\":\"".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < GIGABYTE_IN_BLOCKS; i++) {
            out.write(BLOCK);
        }
        out.write("\"}".getBytes(StandardCharsets.US_ASCII));
    }

    static void redirectToItself(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        redirect(response, request.getRequestURL() + (query == null ? "" : "?" + query));
    }

    /** The same machine under its other name: to a client that is another host. */
    static void redirectAway(HttpServletRequest request, HttpServletResponse response) {
        String other = request.getServerName().equals("localhost") ? "127.0.0.1" : "localhost";
        redirect(response, request.getScheme() + "://" + other + ":" + request.getServerPort() + ELSEWHERE);
    }

    static void asHtml(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType(HTML);
        response.getOutputStream().write(body);
    }

    static void half(HttpServletResponse response, byte[] body) throws IOException {
        response.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
    }

    static void halfOfGzip(HttpServletResponse response, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        half(response, packed.toByteArray());
    }

    static void garbageGzip(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.getOutputStream().write("{\"this\":\"was never compressed\"}".getBytes(StandardCharsets.US_ASCII));
    }

    private static void redirect(HttpServletResponse response, String location) {
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, location);
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
