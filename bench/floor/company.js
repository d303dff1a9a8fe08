// A bare CDK app in plain JavaScript that makes as many resources as a landing zone does: the same types in stacks of the same sizes,
// each account's id read by what is about it. No config, no checks but the CDK's own.
const { App, CfnResource, Stack } = require('aws-cdk-lib/core');
const { CfnAccount } = require('aws-cdk-lib/aws-organizations');
const { CfnAssignment } = require('aws-cdk-lib/aws-sso');
const { CfnBudget } = require('aws-cdk-lib/aws-budgets');

const counts = JSON.parse(process.env.FLOOR_COUNTS);
const PER_STACK = { accounts: 120, others: 400 };
const app = new App();
const env = { region: 'us-west-2' };
const ids = [];

function inStacks(kind, count, size, make) {
  for (let first = 0; first < count; first += size) {
    const stack = new Stack(app, `${kind}-${first / size + 1}`, { env });
    for (let index = first; index < Math.min(count, first + size); index += 1) make(stack, index);
  }
}

const idOf = (index) => ids[index % ids.length];
inStacks('Accounts', counts.accounts, PER_STACK.accounts, (stack, index) => {
  const account = new CfnAccount(stack, `account-${index}`, {
    accountName: `account-${index}`,
    email: `aws+account-${index}@trips.com`,
    parentIds: ['r-1111'],
    roleName: 'OrganizationAccountAccessRole',
    tags: [{ key: 'environment', value: 'prod' }],
  });
  ids.push(account.attrAccountId);
});
inStacks('Assignments', counts.assignments, PER_STACK.others, (stack, index) => {
  new CfnAssignment(stack, `assignment-${index}`, {
    instanceArn: 'arn:aws:sso:::instance/ssoins-1111111111111111',
    permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111',
    principalType: 'GROUP',
    principalId: `11111111-2222-3333-4444-${String(index).padStart(12, '0')}`,
    targetType: 'AWS_ACCOUNT',
    targetId: idOf(index),
  });
});
inStacks('Budgets', counts.budgets, PER_STACK.accounts, (stack, index) => {
  const subscribers = [{ subscriptionType: 'EMAIL', address: 'aws+billing@trips.com' }];
  const notification = {
    comparisonOperator: 'GREATER_THAN',
    notificationType: 'ACTUAL',
    threshold: 80,
    thresholdType: 'PERCENTAGE',
  };
  new CfnBudget(stack, `budget-${index}`, {
    budget: {
      budgetName: `budget-${index}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: 250, unit: 'USD' },
      costFilters: { LinkedAccount: [idOf(index)] },
    },
    notificationsWithSubscribers: [80, 100, 120].map((threshold) => ({
      notification: { ...notification, threshold },
      subscribers,
    })),
  });
});
inStacks('Others', counts.others, PER_STACK.others, (stack, index) => {
  new CfnResource(stack, `other-${index}`, {
    type: 'Custom::AlternateContacts',
    properties: { ServiceToken: 'arn:aws:lambda:us-west-2:111111111111:function:contacts', AccountId: idOf(index) },
  });
});
