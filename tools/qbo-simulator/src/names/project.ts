import { z } from 'zod';
import { type CompanyBooks } from '../company/books';
import { fault, refuse, succeed, type Result } from '../data-service/fault';
import { scalarText, type JsonObject } from '../json';
import { PLUS_AND_UP } from '../model/entity';
import { definitionOf } from '../model/registry';
import { create } from '../model/save';

/** `POST /_control/companies/{realmId}/projects`: whose it is, by the customer's id, and its name. */
export const projectSchema = z.strictObject({ name: z.string().min(1), customerId: z.string().min(1) });

/**
 * Makes a project as a person does in QuickBooks: a job whose IsProject is set, which REST only shows. Refused in plans
 * without projects, and as any job is.
 */
export function createProject(
  books: CompanyBooks,
  { name, customerId }: z.infer<typeof projectSchema>,
  author: string,
): Result<JsonObject> {
  if (!PLUS_AND_UP.includes(books.switches.plan)) {
    return refuse(
      fault('5020', 'Permission Denied Error : Projects are not available in this subscription.'),
    );
  }
  const input = { DisplayName: name, ParentRef: { value: customerId }, BillWithParent: true };
  const job = create({ books, definition: definitionOf('Customer'), input, include: new Set(), author });
  if (!job.ok) return job;
  const body: JsonObject = { ...job.value, IsProject: true };
  books.records('Customer').put(scalarText(body['Id']), { body, writtenBy: author });
  return succeed(body);
}
