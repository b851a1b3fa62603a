import { EXAMPLE_GATEWAY } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default resourceCheck({
  id: 'gateway-with-debug-errors',
  title: 'Gateways tell their callers nothing about what went wrong inside',
  why: 'Errors in detail show names of functions, schemas and backends, from which a caller learns how to get past them.',
  severity: 'low',
  known: { union: ['AC-GATEWAY-WAF'] },
  topics: ['agent-bounds'],
  resource: KINDS.gateway,
  examples: {
    pass: [{ described: EXAMPLE_GATEWAY }],
    fail: [{ described: { ...EXAMPLE_GATEWAY, exceptionLevel: 'DEBUG' } }],
  },
  judge: (detail) => {
    detail.needText('authorizerType');
    return detail.text('exceptionLevel') === 'DEBUG'
      ? fail('its exceptionLevel is DEBUG', 'update the gateway without exceptionLevel')
      : pass('its errors are the general ones');
  },
});
