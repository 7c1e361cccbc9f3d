package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/** What a person reads who has entered a device's code, or answered what it asks for. */
@InSandbox
@Component
class DeviceAnswer {

    private final Pages pages;

    DeviceAnswer(Pages pages) {
        this.pages = pages;
    }

    void allowed(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        pages.send(
                response,
                HttpStatus.OK,
                pages.message(
                        "You gave access",
                        "Go back to where you saw the code: it goes on there in a moment. You can close this page.",
                        ""));
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String error = ((OAuth2AuthenticationException) exception).getError().getErrorCode();
        if (error.equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
            pages.send(
                    response,
                    HttpStatus.OK,
                    pages.message(
                            "You did not give access",
                            "Nothing was connected. Where you saw the code, it says so in a moment. You can close this"
                                    + " page.",
                            ""));
        } else if (request.getParameter(OAuth2ParameterNames.STATE) != null) {
            pages.send(response, HttpStatus.BAD_REQUEST, pages.over());
        } else {
            String code = Objects.requireNonNullElse(request.getParameter(OAuth2ParameterNames.USER_CODE), "");
            pages.send(
                    response,
                    HttpStatus.BAD_REQUEST,
                    pages.device(code, "There is no such code. It may be mistyped, used already or too old."));
        }
    }
}
