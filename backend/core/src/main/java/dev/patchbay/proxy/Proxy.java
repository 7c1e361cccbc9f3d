package dev.patchbay.proxy;

import dev.patchbay.connection.AppAccess;
import dev.patchbay.connection.AppAccess.Access;
import dev.patchbay.connector.Connector;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingGateway;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import dev.patchbay.proxy.ProxyLimits.Place;
import dev.patchbay.proxy.ProxyProblems.LimitReached;
import dev.patchbay.proxy.ProxyProblems.NoBaseUrl;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Carries out calls to the apps of a scope's connections, with their credentials. */
@Service
public class Proxy {

    private final AppAccess apps;
    private final StreamingGateway gateway;
    private final ProxyLimits limits;
    private final CallLog log;
    private final ProxyProperties settings;
    private final Pause pause;
    private final Clock clock;
    private final Renewals renewals;
    private final AppRequests requests;

    Proxy(
            AppAccess apps,
            StreamingGateway gateway,
            ProxyLimits limits,
            CallLog log,
            ProxyProperties settings,
            Pause pause,
            Clock clock) {
        this.apps = apps;
        this.gateway = gateway;
        this.limits = limits;
        this.log = log;
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
        this.renewals = new Renewals(apps, clock);
        this.requests = new AppRequests(apps, settings.proxyIdleTimeout());
    }

    /**
     * Sends the call to the connection's app and returns when the app begins to answer, whatever its status.
     *
     * @throws NotFound when the scope has no such connection
     * @throws InvalidInput when the path could lead away from the base URL, or a header cannot be passed on
     * @throws NoBaseUrl when the connector does not say where the app's API is
     * @throws LimitReached when too many calls are under way
     * @throws CallFailed when the app does not answer
     */
    public Proxied call(Scope scope, ConnectionId id, ProxyRequest request) {
        Access access = apps.of(scope, id);
        ProxyPath path = ProxyPath.of(request.path());
        Connector connector = access.connector();
        Place place = limits.enter(
                scope.environment(), connector.id(), id, connector.definition().callLimits());
        LoggedCall record = log.begin(scope, id, request, path);
        Attempts attempts =
                new Attempts(request, path, requests, gateway, renewals, settings.proxyRetryWait(), pause, clock);
        try {
            StreamedReply reply = attempts.answer(scope, access);
            if (reply.status() == 401) {
                apps.doubt(scope, access);
            }
            return new OpenCall(reply, attempts, record, place);
        } catch (Problem failed) {
            record.failed(failed.code(), attempts);
            place.close();
            throw failed;
        } catch (RuntimeException | Error failed) {
            record.failed("caller_gone", attempts);
            place.close();
            throw failed;
        }
    }
}
