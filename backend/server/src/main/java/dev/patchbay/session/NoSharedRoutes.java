package dev.patchbay.session;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.startup.NavigationTargetFilter;

/** Keeps our views out of Vaadin's registry for the whole application; {@link ModuleRoutes} has them by module. */
public final class NoSharedRoutes implements NavigationTargetFilter {

    private static final String OURS = "dev.patchbay.";

    @Override
    public boolean testNavigationTarget(Class<? extends Component> view) {
        return !view.getName().startsWith(OURS);
    }

    @Override
    public boolean testErrorNavigationTarget(Class<?> view) {
        return !view.getName().startsWith(OURS);
    }
}
