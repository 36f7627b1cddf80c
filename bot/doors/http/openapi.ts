import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { Bytes, Problem } from '../../contract/common.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

/**
 * The whole API as an OpenAPI 3.1 document, from the same schemas that check requests. Its texts, and those of the
 * contract, are for developers: they are written in English where they stand, and are in no catalogue.
 */
export function openApiDocument(endpoints: readonly Endpoint[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Groundswell',
      version: '1',
      description:
        'Carries a Microsoft 365 rollout to every business group. Errors are application/problem+json with a stable code.',
    },
    paths,
    components: {
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Access token with the scope access_as_user',
        },
      },
    },
  });
}

const WHO_MAY = {
  anyone: 'Anyone may call this.',
  member: 'Anybody known to Groundswell may call this.',
  champion: 'Champions and leads may call this.',
  lead: 'Leads may call this.',
};

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const body = endpoint.body;
  const mediaType = MEDIA_TYPES[endpoint.bodyType ?? 'json'];
  const replyType = MEDIA_TYPES[endpoint.replyType ?? 'json'];
  const replied = endpoint.replyType === 'file' ? Bytes : endpoint.reply;
  return {
    summary: endpoint.summary,
    description: WHO_MAY[endpoint.who],
    security: endpoint.who === 'anyone' ? [] : [{ entra: [] }],
    requestParams: {
      ...(endpoint.params && { path: asObject(endpoint.params) }),
      ...(endpoint.query && { query: asObject(endpoint.query) }),
    },
    ...(body && { requestBody: { required: true, content: { [mediaType]: { schema: body } } } }),
    responses:
      endpoint.replyType === 'redirect'
        ? REDIRECTS
        : {
            [`${endpoint.status ?? 200}`]: {
              description: 'Done',
              content: { [replyType]: { schema: replied } },
            },
            default: {
              description: 'What was wrong, where, and what to do',
              content: { 'application/problem+json': { schema: Problem } },
            },
          },
  };
}

const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  bytes: 'application/octet-stream',
  file: '*/*',
  redirect: 'text/html',
};

const REDIRECTS = {
  302: { description: 'Goes on to the address in the header location' },
  default: { description: 'A page that says in words what was wrong', content: { 'text/html': {} } },
};

type ParameterObject = NonNullable<NonNullable<ZodOpenApiOperationObject['requestParams']>['path']>;

// Parameters are always written as z.object in the contract; the endpoint type only says "a schema".
function asObject(schema: NonNullable<Endpoint['params']>): ParameterObject {
  return schema as ParameterObject;
}
