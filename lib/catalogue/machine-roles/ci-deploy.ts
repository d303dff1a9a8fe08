import { machineRole } from './definition/machine-role';
import { pipeline } from './definition/pipeline';

/** The pipeline of one GitHub repository: a job in one of its environments deploys through the CDK bootstrap. */
export const ciDeploy = machineRole({
  belongsTo: 'landing-zone',
  resources: { github: 'oidc-provider' },
  federation: 'github',
  administrator: {
    because: 'deploys templates through the CDK bootstrap: what a GitHub environment’s reviewers approve',
  },
  define: (context) => pipeline({ id: 'ci-deploy', provider: context.resources.github }, context),
});
