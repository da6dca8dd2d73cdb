# syntax=docker/dockerfile:1

# One image for everything that runs: the app, its migrations, the command line and the Redis bridge.
#   docker build -t storehouse .                    the image that sells
#   docker build -t storehouse-trial --target trial .   what stands in for payment and mail when it is tried out
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
# No script of a package has to run: native parts come built, and the local Postgres is not for here.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . ./
ARG STOREHOUSE_RELEASE=""
ENV STOREHOUSE_RELEASE=${STOREHOUSE_RELEASE}
# No database, no other service, and no secret.
RUN npm run release -- release

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production \
    APP_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
# The one place that is written to. npm is not needed any more, and would have to be patched.
RUN mkdir /data && chown node:node /data && rm -rf /usr/local/lib/node_modules /usr/local/bin/np[mx] /opt/yarn*
WORKDIR /app
STOPSIGNAL SIGTERM

FROM runtime AS trial
COPY --from=build /src/release-trial ./
USER 1000:1000
CMD ["node", "trial.mjs"]

FROM runtime AS app
LABEL org.opencontainers.image.title="Storehouse" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /src/release ./
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "health.mjs"]
CMD ["node", "start.mjs"]
