"""The error tree, split by what the consumer must do.

PipelineError
├── DocumentError            the document is at fault: document.failed.v1, acknowledge, never retry
│   ├── EmptyFile · FileTooLarge · NotAFile · FileNotFound · UnreadableFile
│   ├── UnsupportedFormat · ConverterMissing · ConversionFailed
│   ├── EncryptedDocument · CorruptDocument · TruncatedDocument
│   ├── NoTextLayer · GarbledText · NoTablesFound · EncodingUncertain
│   └── ResourceLimit · ParserCrashed · ForbiddenContent
├── TransientError           the world is at fault: delayed retry, bounded, then the dead queue
│   ├── BlobStoreUnavailable · DocumentStoreUnavailable · BrokerUnavailable
│   └── WorkersUnavailable
└── ContractError            the message is at fault: dead queue at once
    └── BlobMismatch
anything else                we are at fault: dead queue with traceback
"""

from __future__ import annotations


class PipelineError(Exception):
    """Something the pipeline knows how to answer."""

    code = "pipeline_error"

    def __init__(self, detail: str = "") -> None:
        self.detail = detail or (type(self).__doc__ or "").strip()
        super().__init__(self.detail)


class DocumentError(PipelineError):
    """The document cannot be processed."""

    code = "document_error"


class EmptyFile(DocumentError):
    """The file holds no content."""

    code = "empty_file"


class FileTooLarge(DocumentError):
    """The file is larger than the limit."""

    code = "file_too_large"


class NotAFile(DocumentError):
    """The path names a folder, a link, a device or a pipe, not a regular file."""

    code = "not_a_file"


class FileNotFound(DocumentError):
    """There is no such file."""

    code = "file_not_found"


class UnreadableFile(DocumentError):
    """The file exists but may not be read."""

    code = "unreadable_file"


class UnsupportedFormat(DocumentError):
    """No reader knows this format."""

    code = "unsupported_format"


class ConverterMissing(DocumentError):
    """The format needs a program that is not installed."""

    code = "converter_missing"


class ConversionFailed(DocumentError):
    """The converter gave up on the file."""

    code = "conversion_failed"


class EncryptedDocument(DocumentError):
    """The document needs a password."""

    code = "encrypted_document"


class CorruptDocument(DocumentError):
    """The file does not follow its own format."""

    code = "corrupt_document"


class TruncatedDocument(DocumentError):
    """The end of the file is missing."""

    code = "truncated_document"


class NoTextLayer(DocumentError):
    """The pages are images without text; they need character recognition first."""

    code = "no_text_layer"


class GarbledText(DocumentError):
    """The text layer stands for no readable text."""

    code = "garbled_text"


class NoTablesFound(DocumentError):
    """Neither a table nor a stated amount was found: this is no budget document."""

    code = "no_tables_found"


class EncodingUncertain(DocumentError):
    """The text's encoding cannot be told."""

    code = "encoding_uncertain"


class ResourceLimit(DocumentError):
    """Reading the document needs more time, memory or output than is allowed."""

    code = "resource_limit"


class ParserCrashed(DocumentError):
    """The reading process died on this document every time."""

    code = "parser_crashed"


class ForbiddenContent(DocumentError):
    """The document carries a construction that is never read, such as an XML entity."""

    code = "forbidden_content"


class TransientError(PipelineError):
    """The world is at fault; try again later."""

    code = "transient_error"


class BlobStoreUnavailable(TransientError):
    """The blob store cannot be reached or is full."""

    code = "blob_store_unavailable"


class DocumentStoreUnavailable(TransientError):
    """The document store cannot be reached."""

    code = "document_store_unavailable"


class BrokerUnavailable(TransientError):
    """The broker cannot be reached or refuses the message."""

    code = "broker_unavailable"


class WorkersUnavailable(TransientError):
    """The processes that read documents cannot be started."""

    code = "workers_unavailable"


class ContractError(PipelineError):
    """The message does not follow its contract."""

    code = "contract_error"


class BlobMismatch(ContractError):
    """The kept bytes are missing or not those that the message names."""

    code = "blob_mismatch"


def reasons() -> dict[str, str]:
    """Return the closed list of failure reasons with their meanings."""
    return {kind.code: (kind.__doc__ or "").strip() for kind in DocumentError.__subclasses__()}
