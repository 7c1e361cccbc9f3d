package dev.patchbay.sandbox;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.utils.OAuthEncoder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** A request with the {@code Authorization} header of OAuth 1.0a (RFC 5849, section 3.5.1), as it arrived. */
final class SignedRequest {

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9_]+)=\"([^\"]*)\"");

    private final Map<String, String> parameters;
    private final OAuthRequest asSigned;

    private SignedRequest(Map<String, String> parameters, OAuthRequest asSigned) {
        this.parameters = parameters;
        this.asSigned = asSigned;
    }

    /**
     * Empty for a request that is not signed in this way.
     *
     * @param origin where the sandbox is reached from outside; behind a load balancer the request does not know
     */
    static Optional<SignedRequest> of(HttpServletRequest request, String origin) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("oauth ")) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            if (parameters.put(found.group(1), OAuthEncoder.decode(found.group(2))) != null) {
                throw new SignatureRefusal("parameter_rejected");
            }
        }
        String query = request.getQueryString();
        OAuthRequest asSigned = new OAuthRequest(
                Verb.valueOf(request.getMethod()),
                origin + request.getRequestURI() + (query == null ? "" : "?" + query));
        parameters.forEach((name, value) -> {
            if (!name.equals("oauth_signature") && !name.equals("realm")) {
                asSigned.getOauthParameters().put(name, value);
            }
        });
        return Optional.of(new SignedRequest(parameters, asSigned));
    }

    /** Empty text, when it is absent. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** @throws SignatureRefusal when it is absent */
    String required(String name) {
        String value = parameter(name);
        if (value.isEmpty()) {
            throw new SignatureRefusal("parameter_absent");
        }
        return value;
    }

    String baseString() {
        return new BaseStringExtractorImpl().extract(asSigned);
    }
}
