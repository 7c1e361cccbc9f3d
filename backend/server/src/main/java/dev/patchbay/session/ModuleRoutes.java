package dev.patchbay.session;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.InternalServerError;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteNotFoundError;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.internal.HasUrlParameterFormat;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The views, layouts and error views below one package. Vaadin's own registry holds those of the whole application, so that two
 * modules could not both have a start page; {@link NoSharedRoutes} keeps ours out of it.
 */
final class ModuleRoutes extends ApplicationRouteRegistry {

    private ModuleRoutes(VaadinContext context) {
        super(context);
    }

    static ModuleRoutes of(String modulePackage, VaadinContext context) {
        var registry = new ModuleRoutes(context);
        var routes = RouteConfiguration.forRegistry(registry);
        registry.update(() -> {
            for (Class<?> layout : annotated(modulePackage, Layout.class)) {
                registry.setLayout(layout.asSubclass(RouterLayout.class));
            }
            for (Class<?> view : annotated(modulePackage, Route.class, RouteAlias.class)) {
                routes.setAnnotatedRoute(view.asSubclass(Component.class));
            }
            registry.setErrorNavigationTargets(
                    scan(modulePackage, List.of(new AssignableTypeFilter(HasErrorParameter.class))).stream()
                            .map(view -> view.<Component>asSubclass(Component.class))
                            .collect(Collectors.toSet()));
        });
        return registry;
    }

    @Override
    public void setRoute(
            String path, Class<? extends Component> view, List<Class<? extends RouterLayout>> parentChain) {
        configure(routes -> routes.setRoute(HasUrlParameterFormat.getTemplate(path, view), view, parentChain));
    }

    @Override
    public void setErrorNavigationTargets(Set<Class<? extends Component>> views) {
        Map<Class<? extends Exception>, Class<? extends Component>> targets = new HashMap<>();
        targets.put(NotFoundException.class, RouteNotFoundError.class);
        targets.put(Exception.class, InternalServerError.class);
        for (Class<? extends Component> view : views) {
            targets.put(handledBy(view), view);
        }
        configure(routes -> targets.forEach(routes::setErrorRoute));
    }

    private static Class<? extends Exception> handledBy(Class<? extends Component> view) {
        Class<?> exception = ResolvableType.forClass(view)
                .as(HasErrorParameter.class)
                .getGeneric(0)
                .resolve(Exception.class);
        return exception.asSubclass(Exception.class);
    }

    @SafeVarargs
    private static Set<Class<?>> annotated(String modulePackage, Class<? extends Annotation>... annotations) {
        return scan(
                modulePackage,
                List.of(annotations).stream().map(AnnotationTypeFilter::new).toList());
    }

    private static Set<Class<?>> scan(String modulePackage, List<? extends TypeFilter> filters) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isIndependent();
            }
        };
        filters.forEach(scanner::addIncludeFilter);
        return scanner.findCandidateComponents(modulePackage).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .collect(Collectors.toSet());
    }
}
