"""The AWS Common Runtime's client for S3, set up like a client of boto3."""

from functools import cache
from typing import Any

from awscrt.io import (
    ClientBootstrap,
    ClientTlsContext,
    DefaultHostResolver,
    EventLoopGroup,
    TlsContextOptions,
)
from awscrt.s3 import (
    S3Client,
    S3RequestTlsMode,
    S3RetryConfig,
    S3RetryMode,
    create_default_s3_signing_config,
)
from botocore.httpsession import get_cert_path
from s3transfer.crt import BotocoreCRTCredentialsWrapper


@cache
def _bootstrap() -> ClientBootstrap:
    """The runtime's own thread, for the whole process; a second one only costs more switches."""
    loops = EventLoopGroup(1)
    return ClientBootstrap(loops, DefaultHostResolver(loops))


def open_runtime(client: Any, width: int) -> S3Client:
    """A client of the runtime with the credentials, region and certificates of boto3's."""
    credentials = BotocoreCRTCredentialsWrapper(client._request_signer._credentials)
    is_safe = client.meta.endpoint_url.startswith("https:")
    tls = None
    if is_safe:
        options = TlsContextOptions()
        trusted = get_cert_path(client._endpoint.http_session._verify)
        options.override_default_trust_store_from_path(ca_filepath=trusted)
        tls = ClientTlsContext(options).new_connection_options()
    return S3Client(
        bootstrap=_bootstrap(),
        region=client.meta.region_name,
        tls_mode=S3RequestTlsMode.ENABLED if is_safe else S3RequestTlsMode.DISABLED,
        tls_connection_options=tls,
        signing_config=create_default_s3_signing_config(
            region=client.meta.region_name,
            credential_provider=credentials.to_crt_credentials_provider(),
        ),
        max_active_connections_override=width,
        connect_timeout_ms=int(client.meta.config.connect_timeout * 1000),
        retry_config=S3RetryConfig(retry_mode=S3RetryMode.NONE),
    )
