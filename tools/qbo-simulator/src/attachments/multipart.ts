/** One part of a `multipart/form-data` body. */
export interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Clients write lines that end in CR LF, as RFC 7578 asks, or in LF alone; python-quickbooks does the latter. */
const LINE_ENDS = ['\r\n', '\n'] as const;

/**
 * The parts of a body (RFC 7578). What does not follow the form is left out: the caller sees that its part is
 * missing. The whole body is in memory, so there is nothing to stream.
 */
export function readMultipart(contentType: string, body: Buffer): Part[] {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return [];
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let from = body.indexOf(delimiter);
  while (from !== -1) {
    const start = from + delimiter.length;
    const to = body.indexOf(delimiter, start);
    const part = readPart(body.subarray(start, to === -1 ? body.length : to), to === -1);
    if (part) parts.push(part);
    from = to;
  }
  return parts;
}

/**
 * From the line end after the boundary to the one before the next. Intuit's Java client writes no boundary after the
 * last part, whose content goes to the very end then.
 */
function readPart(bytes: Buffer, last: boolean): Part | undefined {
  const lineEnd = LINE_ENDS.find((candidate) =>
    bytes.subarray(0, 2).toString('latin1').startsWith(candidate),
  );
  const end = lineEnd === undefined ? -1 : bytes.indexOf(lineEnd + lineEnd);
  if (lineEnd === undefined || end === -1) return undefined;
  const headers = bytes.subarray(0, end).toString('utf8');
  const name = /content-disposition:[^\r\n]*[;\s]name="([^"]*)"/i.exec(headers)?.[1];
  if (name === undefined) return undefined;
  const content = bytes.subarray(end + 2 * lineEnd.length, last ? bytes.length : -lineEnd.length);
  return {
    name,
    fileName: /content-disposition:[^\r\n]*filename="([^"]*)"/i.exec(headers)?.[1],
    contentType: /content-type:\s*([^\r\n]+)/i.exec(headers)?.[1]?.trim() ?? 'text/plain',
    content: isBase64(headers) ? Buffer.from(content.toString('latin1'), 'base64') : content,
  };
}

/** Given up by RFC 7578, still written, and taken by QuickBooks. */
const isBase64 = (headers: string): boolean => /content-transfer-encoding:\s*base64/i.test(headers);
