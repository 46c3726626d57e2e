import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

type JsonSchema = NonNullable<Extract<Parameters<typeof ApiBody>[0], { schema: object }>['schema']>;

/** A zod schema as OpenAPI 3.0 has it. Rules that JSON Schema cannot say are left out. */
export function openApiSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest as JsonSchema;
}

/** The body that a route takes. */
export const BodyOf = (schema: z.ZodType) => ApiBody({ schema: openApiSchema(schema) });

/** One answer of a route. */
export const AnswerOf = (status: number, description: string, schema?: z.ZodType) =>
  applyDecorators(
    ApiResponse({ status, description, ...(schema === undefined ? {} : { schema: openApiSchema(schema) }) }),
  );
