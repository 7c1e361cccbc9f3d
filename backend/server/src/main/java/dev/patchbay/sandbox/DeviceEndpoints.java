package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2DeviceAuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2DeviceVerificationEndpointConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Device authorization (RFC 8628): where a device asks for codes, and where its person enters one. */
@InSandbox
@Component
class DeviceEndpoints {

    /** Where a person is sent ({@code verification_uri}). */
    static final String PAGE = "/sandbox/device";

    static final String AUTHORIZATION = "/sandbox/oauth2/device_authorization";

    /** Where the page sends a code, and the consent page its answer. */
    static final String VERIFICATION = "/sandbox/oauth2/device_verification";

    private final SandboxGrants grants;
    private final SandboxAddress address;
    private final DeviceAnswer answer;
    private final Clock clock;

    DeviceEndpoints(SandboxGrants grants, SandboxAddress address, DeviceAnswer answer, Clock clock) {
        this.grants = grants;
        this.address = address;
        this.answer = answer;
        this.clock = clock;
    }

    void authorization(OAuth2DeviceAuthorizationEndpointConfigurer endpoint) {
        DeviceCodes codes = new DeviceCodes(clock);
        endpoint.verificationUri(address.issuer() + "/device")
                .deviceAuthorizationRequestConverters(all -> all.addFirst(DeviceEndpoints::demandScope))
                .authenticationProviders(all -> all.forEach(provider -> {
                    if (provider instanceof OAuth2DeviceAuthorizationRequestAuthenticationProvider requests) {
                        requests.setDeviceCodeGenerator(codes::forDevice);
                        requests.setUserCodeGenerator(codes::forPerson);
                    }
                }));
    }

    void verification(OAuth2DeviceVerificationEndpointConfigurer endpoint) {
        endpoint.consentPage("/sandbox/consent")
                .deviceVerificationRequestConverters(all -> all.addLast(DeviceEndpoints::refuse))
                .authenticationProviders(all -> all.replaceAll(ConsentGuard.of(grants)))
                .deviceVerificationResponseHandler(answer::allowed)
                .errorResponseHandler(answer::refused);
    }

    /** As the authorization endpoint does: without a scope there is nothing to ask the person for. */
    private static @Nullable Authentication demandScope(HttpServletRequest request) {
        if (!StringUtils.hasText(request.getParameter(OAuth2ParameterNames.SCOPE))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        return null;
    }

    /** What is neither a code nor an answer. */
    private static Authentication refuse(HttpServletRequest request) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
    }
}
