package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Tells a person, and the code that decides about trying again, what an exception of the HTTP client means. */
final class Faults {

    private Faults() {}

    /** Whether nothing was sent yet, so that another address of the same host may be tried. */
    static boolean beforeSending(IOException fault) {
        return fault instanceof ConnectException
                || fault instanceof ConnectTimeoutException
                || fault instanceof NoRouteToHostException;
    }

    /** @param late whether the call was cancelled because its time was over: whatever broke after that broke by it */
    static CallFailed of(String host, IOException fault, boolean late) {
        if (late) {
            return new CallFailed(Cause.TIMEOUT, host + " did not answer in time.");
        }
        return switch (fault) {
            case ConnectTimeoutException e ->
                new CallFailed(Cause.CONNECT, host + " did not accept a connection in time.");
            case ConnectException e -> new CallFailed(Cause.CONNECT, host + " does not accept connections.");
            case NoRouteToHostException e -> new CallFailed(Cause.CONNECT, host + " cannot be reached.");
            case ConnectionRequestTimeoutException e ->
                new CallFailed(Cause.TIMEOUT, "Too many calls to " + host + " are under way.");
            case SocketTimeoutException e -> new CallFailed(Cause.TIMEOUT, host + " did not answer in time.");
            case InterruptedIOException e -> new CallFailed(Cause.TIMEOUT, "The call to " + host + " was cancelled.");
            case SSLException e -> new CallFailed(Cause.TLS, tls(host, e));
            case MessageConstraintException e ->
                new CallFailed(Cause.TOO_LARGE, host + " answered with larger headers than are allowed.");
            case NoHttpResponseException e -> reset(host);
            case TruncatedChunkException e -> reset(host);
            case MalformedChunkCodingException e -> malformed(host);
            case ConnectionClosedException e -> reset(host);
            case SocketException e -> reset(host);
            case ZipException e -> damaged(host);
            case EOFException e -> damaged(host);
            default -> malformed(host);
        };
    }

    private static CallFailed reset(String host) {
        return new CallFailed(Cause.RESET, host + " closed the connection before its answer was complete.");
    }

    private static CallFailed damaged(String host) {
        return new CallFailed(Cause.MALFORMED, host + " answered with compressed data that is damaged.");
    }

    private static CallFailed malformed(String host) {
        return new CallFailed(Cause.MALFORMED, host + " answered with something that is not valid HTTP.");
    }

    private static String tls(String host, SSLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "The certificate of " + host + " has expired.";
            }
            // The JDK has no type of its own for this one; the others are subclasses or have a cause.
            if (cause.getClass() == CertificateException.class && cause.getCause() == null) {
                return "The certificate of " + host + " belongs to another name.";
            }
            if (cause instanceof CertPathBuilderException) {
                return "The certificate of " + host + " is not signed by an authority that is trusted here.";
            }
        }
        return "A secure connection to " + host + " could not be established.";
    }
}
