package dev.patchbay.widget;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.DeviceCode;
import dev.patchbay.authorization.DeviceFlow;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.Connector;
import dev.patchbay.widget.part.CodeCard;
import dev.patchbay.widget.part.Footnote;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** An attempt while its person enters a code on the app's own page, here or on any other device. */
@Component
class DeviceStage {

    private final DeviceFlow devices;
    private final WaitingStage waiting;

    DeviceStage(DeviceFlow devices, WaitingStage waiting) {
        this.devices = devices;
        this.waiting = waiting;
    }

    void show(AttemptView screen, Attempt attempt, Connector connector) {
        String app = connector.name();
        screen.backTo(() -> waiting.cancel(screen, attempt, connector));
        screen.add(
                waiting.pair(screen, connector), screen.heading(screen.texts().get("code.title", app)));
        devices.code(screen.widget(), attempt.id()).ifPresent(code -> {
            screen.add(
                    screen.lead(screen.texts().get("code.text", page(code))),
                    new CodeCard(screen.texts(), code.userCode()),
                    screen.buttons(
                            open(screen, code, app),
                            screen.button(
                                    screen.texts().get("waiting.cancel"),
                                    () -> waiting.cancel(screen, attempt, connector))));
        });
        screen.add(
                screen.status(screen.texts().get("code.waiting", app)),
                new Footnote(screen.texts().get("code.footnote")));
    }

    /** Asks the app while the screen goes on; never twice at a time for one screen. */
    void ask(WidgetScope widget, Attempt attempt, AtomicBoolean asking) {
        if (asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("device code").start(() -> {
                try {
                    devices.poll(widget, attempt.id());
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private static Anchor open(AttemptView screen, DeviceCode code, String app) {
        Anchor open = new Anchor(code.link(), screen.texts().get("code.open", app));
        open.setTarget(AnchorTarget.BLANK);
        open.addClassNames("button", "primary", "outside");
        open.getElement().setAttribute("rel", "noopener noreferrer").setAttribute("router-ignore", true);
        return open;
    }

    /** As people type it on another device. */
    private static String page(DeviceCode code) {
        URI page = URI.create(code.page());
        String path = page.getRawPath() == null || page.getRawPath().equals("/") ? "" : page.getRawPath();
        return page.getHost() + (page.getPort() < 0 ? "" : ":" + page.getPort()) + path;
    }
}
