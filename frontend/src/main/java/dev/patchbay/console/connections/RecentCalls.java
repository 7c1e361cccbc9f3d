package dev.patchbay.console.connections;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.patchbay.console.part.When;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.proxy.ProxiedCall;
import java.util.Locale;
import java.util.function.Function;

/** Who called what through the proxy, newest first, some at a time. */
final class RecentCalls extends Div {

    private static final int SHOWN = 10;

    private final transient Function<PageRequest, Page<ProxiedCall>> calls;
    private final UnorderedList list = new UnorderedList();

    RecentCalls(Function<PageRequest, Page<ProxiedCall>> calls) {
        this.calls = calls;
        list.addClassName("calls");
        Page<ProxiedCall> newest = calls.apply(PageRequest.first(SHOWN));
        if (newest.data().isEmpty()) {
            Span none = new Span("None in the time that calls are kept.");
            none.addClassName("secondary");
            add(none);
        } else {
            add(list);
            show(newest);
        }
    }

    private void show(Page<ProxiedCall> page) {
        page.data().forEach(call -> list.add(row(call)));
        page.nextCursor().ifPresent(cursor -> {
            Button earlier = new Button("Show earlier calls");
            earlier.addThemeVariants(ButtonVariant.TERTIARY);
            earlier.addClickListener(event -> {
                remove(earlier);
                show(calls.apply(PageRequest.of(SHOWN, cursor)));
            });
            add(earlier);
        });
    }

    private static ListItem row(ProxiedCall call) {
        Span what = new Span(call.method() + " " + call.path());
        what.addClassName("call");
        Span who = new Span(new When(call.calledAt()), new Span(" · " + time(call) + " · " + call.callerName()));
        who.addClassName("secondary");
        who.setTitle("Request " + call.requestId());
        return new ListItem(outcome(call), new Div(what, who));
    }

    private static Badge outcome(ProxiedCall call) {
        Integer status = call.status();
        Badge badge = new Badge(status == null ? "No answer" : String.valueOf(status));
        if (status == null) {
            badge.addThemeVariants(BadgeVariant.ERROR);
            badge.getElement().setAttribute("title", String.valueOf(call.error()));
        } else {
            badge.addThemeVariants(
                    status < 400 ? BadgeVariant.SUCCESS : status < 500 ? BadgeVariant.WARNING : BadgeVariant.ERROR);
        }
        return badge;
    }

    private static String time(ProxiedCall call) {
        long millis = call.duration().toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }
}
