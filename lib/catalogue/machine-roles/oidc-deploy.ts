import { machineRole } from './definition/machine-role';
import { pipeline } from './definition/pipeline';

/** The same for a pipeline elsewhere: a job of any issuer of OpenID Connect tokens, GitLab for example, by its exact subject. */
export const oidcDeploy = machineRole({
  belongsTo: 'landing-zone',
  resources: { provider: 'oidc-provider' },
  federation: 'oidc',
  administrator: {
    because: 'deploys templates through the CDK bootstrap: what the issuer gives a token of its exact subject for',
  },
  define: (context) => pipeline({ id: 'oidc-deploy', provider: context.resources.provider }, context),
});
