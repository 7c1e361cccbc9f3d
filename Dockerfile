# The production image: docker build --tag patchbay .
FROM node:24-bookworm-slim AS node

FROM maven:3-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm ./dev build
# In layers, so that a new version of ours does not bring all the libraries along again.
RUN java -Djarmode=tools -jar backend/server/target/patchbay.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre-alpine
RUN addgroup -S -g 10001 patchbay && adduser -S -u 10001 -G patchbay patchbay \
 && install -d -o patchbay -g patchbay /data
WORKDIR /patchbay
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER 10001:10001
ENV PATCHBAY_PORT=8080 PATCHBAY_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD wget -qO /dev/null "http://127.0.0.1:$PATCHBAY_PORT/actuator/health/readiness" || exit 1
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "patchbay.jar"]
