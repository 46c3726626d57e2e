import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI document of a service's routes; the internal ones are nobody else's business. */
export function makeOpenApiDocument(app: INestApplication, service: string): object {
  const config = new DocumentBuilder()
    .setTitle(`Ledgerbridge ${service}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: `lb_…`' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const open = Object.entries(document.paths).filter(([path]) => !path.startsWith('/internal/'));
  return { ...document, paths: Object.fromEntries(open) };
}
