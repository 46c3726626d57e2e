import { isObject } from '../json';
import { pacificInstant } from '../time/pacific-time';
import { answerAsXml, XML_TYPE } from '../xml/answer';
import { wantedForm, type Form } from '../xml/wanted-form';
import { JSON_TYPE, type ApiAnswer } from './api-answer';
import { type ApiRequest } from './api-call';

/** QuickBooks Online, TaxService page. */
const JSON_ONLY = /^taxservice\//i;

/** The answer in the form that the request asks for; `otherwise` is for those who ask for neither. */
export function inWantedForm(
  answer: ApiAnswer,
  { path, headers, query }: Pick<ApiRequest, 'path' | 'headers' | 'query'>,
  otherwise: Form,
  now: number,
): ApiAnswer {
  const { body } = answer;
  if (answer.contentType !== JSON_TYPE || JSON_ONLY.test(path)) return answer;
  const form = wantedForm(String(headers['accept'] ?? ''), query.get('format'), otherwise);
  if (form === 'json' || typeof body !== 'string') return answer;
  const json: unknown = JSON.parse(body);
  return isObject(json)
    ? { ...answer, contentType: XML_TYPE, body: answerAsXml(json, pacificInstant(now)) }
    : answer;
}
