# syntax=docker/dockerfile:1

FROM python:3.13-slim-bookworm AS build
WORKDIR /build
COPY requirements/base.txt requirements/postgres.txt requirements/
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
        -r requirements/base.txt -r requirements/postgres.txt

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Nocturne" \
      org.opencontainers.image.licenses="BSD-3-Clause"
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data \
    STATIC_DIR=/app/staticfiles
RUN groupadd --system --gid 10001 nocturne \
    && useradd --system --uid 10001 --gid nocturne --home-dir /app --shell /usr/sbin/nologin nocturne \
    && install --directory --mode=0700 --owner=nocturne --group=nocturne /data
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY manage.py ./
COPY config config
COPY apps apps
COPY templates templates
COPY static static
# Collects the static files into the image; the database of this step is thrown away.
RUN DATA_DIR=/tmp/build python manage.py prepare \
    && rm -r /tmp/build
# A number, so that whoever runs it can see that it is not root.
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-m", "config.probe"]
CMD ["sh", "-c", "python manage.py prepare && exec gunicorn -c config/gunicorn.conf.py"]
