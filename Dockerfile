# One image for every process: `docker run ledgerbridge sync`, `… sync migrate`, `… edge`, `… topics`, `… simulator`.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Compiling needs no install script of any package.
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY services services
COPY tools tools
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY deploy/run.mjs deploy/
# For the simulator's volume, which takes over its owner.
RUN mkdir /data && chown 1000:1000 /data
# The number, not the name: Kubernetes can tell only from a number that it is not root.
USER 1000:1000
EXPOSE 8080
ENTRYPOINT ["node", "deploy/run.mjs"]
