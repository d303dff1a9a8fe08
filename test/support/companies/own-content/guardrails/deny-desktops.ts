import { defineGuardrail } from '../../../../../lib/config/define';

/** Tied to what the config says about the company. */
export const denyDesktops = defineGuardrail({
  define: ({ homeRegion }) => ({
    type: 'SERVICE_CONTROL_POLICY',
    control: 'C01',
    why: `Crews work on their own computers; a desktop in ${homeRegion} costs as much as a cabin.`,
    exceptions: { to: ['principal', 'account'], because: 'whoever has a desktop can do nothing else with it' },
    statements: [{ Effect: 'Deny', Action: 'workspaces:CreateWorkspaces', Resource: '*' }],
    denies: [{ action: 'workspaces:CreateWorkspaces' }],
    allows: [{ action: 'workspaces:DescribeWorkspaces' }],
  }),
});
