# Kutip and its models in one image, without a token: docker build -t kutip . (docs/operating.md says how to run it).
# Debian, because onnxruntime has no build for Alpine's C library. Node 22 gets security fixes until April 2027.
ARG NODE=22-bookworm

FROM node:${NODE} AS build
WORKDIR /app
# node-gyp finds Node's headers in the image and downloads none.
ENV npm_config_nodedir=/usr/local
COPY package.json package-lock.json ./
# Kutip's own script, `prepare`, needs its sources; the libraries' scripts compile the native modules.
RUN npm ci --ignore-scripts && npm rebuild
COPY . .
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts \
  && rm -r node_modules/onnxruntime-node/bin/napi-v3/darwin node_modules/onnxruntime-node/bin/napi-v3/win32

FROM node:${NODE}-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE.md .env.example ./
COPY embeddings/models embeddings/models
COPY corpus corpus
COPY deploy/wait-for-a-person.sh deploy/
# The program files belong to root; only the data folder can be written.
RUN mkdir data && chown node:node data
ENV DATA_DIR=/app/data
VOLUME /app/data
USER node
# Loopback of the container. Without METRICS_PORT nothing listens, and running is all that can be known.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "const port = process.env.METRICS_PORT; if (port) fetch(`http://127.0.0.1:${port}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
