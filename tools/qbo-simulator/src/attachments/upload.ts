import { type CompanyBooks } from '../company/books';
import { fault, faultBody, refuse, succeed, type Result } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { isObject, scalarText, type JsonObject } from '../json';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { create } from '../model/save';
import { storeVersion } from '../model/versions';
import { ATTACHABLE } from './attachable';
import { keepContent } from './content';
import { type Part } from './multipart';

/** QuickBooks Online, limits page: of one request. */
const LARGEST_UPLOAD = 100 << 20;
const NONE: ReadonlySet<string> = new Set();

/**
 * Stores the files of an upload, each with the metadata of its number: `file_metadata_01` with `file_content_01`.
 * The answer is 200 with an Attachable or a Fault per file, in the order of their numbers.
 */
export function upload(books: CompanyBooks, parts: readonly Part[], author: string): Result<JsonObject> {
  const size = parts.reduce((sum, { content }) => sum + content.length, 0);
  if (size > LARGEST_UPLOAD) {
    return refuse(
      fault('6030', `The file upload request should not exceed 100MB in size. The current size is ${size}`),
    );
  }
  const numbers = [
    ...new Set(parts.map(({ name }) => numberOf(name)).filter((found) => found !== undefined)),
  ];
  if (numbers.length === 0) return refuse(requiredMissing('file_content_01'));
  const responses = numbers.sort().map((number) => {
    const stored = storeFile(books, parts, number, author);
    return stored.ok ? { Attachable: stored.value } : faultBody(stored.faults);
  });
  return succeed({ AttachableResponse: responses });
}

function numberOf(name: string): string | undefined {
  return /^file_(?:metadata|content)_(\d+)$/.exec(name)?.[1];
}

function storeFile(
  books: CompanyBooks,
  parts: readonly Part[],
  number: string,
  author: string,
): Result<JsonObject> {
  const file = parts.find(({ name }) => name === `file_content_${number}`);
  if (!file) return refuse(requiredMissing(`file_content_${number}`));
  const metadata = readMetadata(parts.find(({ name }) => name === `file_metadata_${number}`));
  if (!metadata) {
    return refuse(fault('6040', `The file metadata submitted must be of Attachable type : ${number}`));
  }
  const input = { FileName: file.fileName ?? `file_${number}`, ContentType: file.contentType, ...metadata };
  const created = create({ books, definition: ATTACHABLE, input, include: NONE, author });
  if (!created.ok) return created;
  const id = scalarText(created.value['Id']);
  keepContent(books, id, file.contentType, file.content);
  const stored = storeVersion(books, ATTACHABLE.name, { ...created.value, Size: file.content.length });
  return succeed(present(ATTACHABLE, definitionOf, books, stored));
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
