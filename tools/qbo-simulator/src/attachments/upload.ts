import { type CompanyBooks } from '../company/books';
import { fault, faultBody, refuse, succeed, type Result } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { isObject, scalarText, type JsonObject } from '../json';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { create } from '../model/save';
import { storeVersion } from '../model/versions';
import { keepContent } from './content';
import { type Part } from './multipart';

/** QuickBooks Online, limits page: of one request. */
const LARGEST_UPLOAD = 100 << 20;
const NONE: ReadonlySet<string> = new Set();

/**
 * Stores the files of an upload, each with the metadata of its key: `file_metadata_01` with `file_content_01`. Keys are
 * numbers in the documentation and any words in Intuit's Java client. The answer is 200 with an Attachable or a Fault
 * per file, in the order of their keys.
 */
export function upload(books: CompanyBooks, parts: readonly Part[], author: string): Result<JsonObject> {
  const size = parts.reduce((sum, { content }) => sum + content.length, 0);
  if (size > LARGEST_UPLOAD) {
    return refuse(
      fault('6030', `The file upload request should not exceed 100MB in size. The current size is ${size}`),
    );
  }
  const keys = [...new Set(parts.map(({ name }) => keyOf(name)).filter((found) => found !== undefined))];
  if (keys.length === 0) return refuse(requiredMissing('file_content_01'));
  const responses = keys.sort().map((key) => {
    const stored = storeFile(books, parts, key, author);
    return stored.ok ? { Attachable: stored.value } : faultBody(stored.faults);
  });
  return succeed({ AttachableResponse: responses });
}

function keyOf(name: string): string | undefined {
  return /^file_(?:metadata|content)_(\w+)$/.exec(name)?.[1];
}

function storeFile(
  books: CompanyBooks,
  parts: readonly Part[],
  key: string,
  author: string,
): Result<JsonObject> {
  const file = parts.find(({ name }) => name === `file_content_${key}`);
  if (!file) return refuse(requiredMissing(`file_content_${key}`));
  const metadata = readMetadata(parts.find(({ name }) => name === `file_metadata_${key}`));
  if (!metadata) {
    return refuse(fault('6040', `The file metadata submitted must be of Attachable type : ${key}`));
  }
  const input = { FileName: file.fileName ?? `file_${key}`, ContentType: file.contentType, ...metadata };
  const created = create({ books, definition: definitionOf('Attachable'), input, include: NONE, author });
  if (!created.ok) return created;
  const id = scalarText(created.value['Id']);
  keepContent(books, id, file.contentType, file.content);
  const stored = storeVersion(books, 'Attachable', { ...created.value, Size: file.content.length });
  return succeed(present(definitionOf('Attachable'), definitionOf, books, stored));
}

/** A file without metadata hangs at nothing; metadata that is no JSON object is an error. */
function readMetadata(part: Part | undefined): JsonObject | undefined {
  if (!part) return {};
  try {
    const metadata: unknown = JSON.parse(part.content.toString('utf8'));
    return isObject(metadata) ? metadata : undefined;
  } catch {
    return undefined;
  }
}
