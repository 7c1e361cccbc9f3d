package dev.patchbay.behaviour;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Purpose;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/** How long the server waits for an answer: as in life, or for some purposes only a moment, so that no test has to wait. */
final class Patience implements BeanPostProcessor {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Set<Purpose> shortened = EnumSet.noneOf(Purpose.class);

    synchronized void loseFor(Purpose purpose) {
        shortened.add(purpose);
    }

    synchronized void regain() {
        shortened.clear();
    }

    private synchronized Call limited(Call call) {
        return shortened.contains(call.purpose())
                ? call.withLimits(call.limits().within(MOMENT))
                : call;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Gateway)) {
            return bean;
        }
        return Proxy.newProxyInstance(
                Gateway.class.getClassLoader(), ClassUtils.getAllInterfaces(bean), (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments.clone();
                    for (int i = 0; i < given.length; i++) {
                        given[i] = given[i] instanceof Call call ? limited(call) : given[i];
                    }
                    try {
                        return method.invoke(bean, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
