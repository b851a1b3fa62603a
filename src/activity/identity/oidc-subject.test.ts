import { expect, test } from 'vitest';
import { readOidcSubject } from './oidc-subject.ts';

const github = 'token.actions.githubusercontent.com';

test.each([
  [github, 'repo:acme/models:ref:refs/heads/feature/x', 'pipeline acme/models on feature/x'],
  [github, 'repo:acme/models:ref:refs/tags/v1', 'pipeline acme/models at tag v1'],
  [github, 'repo:acme/models:environment:production', 'pipeline acme/models in environment production'],
  [github, 'repo:acme/models:pull_request', 'pipeline acme/models for a pull request'],
  [github, 'repo:acme@12/models@34:ref:refs/heads/main', 'pipeline acme/models on main'],
  [github, 'repository_owner:acme', 'pipeline repository_owner:acme'],
  ['gitlab.com', 'project_path:acme/ml/models:ref_type:branch:ref:main', 'pipeline acme/ml/models on main'],
  ['app.terraform.io', 'organization:acme:project:ml:workspace:prod:run_phase:apply', 'pipeline acme/ml/prod (apply)'],
  ['oidc.eks.eu-west-1.amazonaws.com/id/AB', 'system:serviceaccount:ml:tuner', 'workload ml/tuner'],
  ['cognito-identity.amazonaws.com', 'us-east-1:7f', 'person us-east-1:7f'],
  ['login.acme.example', 'ana@acme.example', 'person ana@acme.example'],
  ['ci.acme.example', 'job 7', 'pipeline job 7 of ci.acme.example'],
])('%s says %s', (provider, subject, expected) => {
  const { kind, name } = readOidcSubject(`arn:aws:iam::111122223333:oidc-provider/${provider}`, subject);
  expect(`${kind} ${name}`).toBe(expected);
});
