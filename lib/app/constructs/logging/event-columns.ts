/** A text, a record, or a list of records. */
type Field = 'string' | Fields | readonly [Fields];
interface Fields {
  readonly [name: string]: Field;
}

const IDENTITY: Fields = {
  type: 'string',
  principalid: 'string',
  arn: 'string',
  accountid: 'string',
  username: 'string',
};

/**
 * What is read of an event, in the lower case in which Glue keeps names. Request, response and what only one service has stay JSON text, to
 * be taken apart in the query.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const EVENT: Fields = {
  eventversion: 'string',
  eventid: 'string',
  eventtime: 'string',
  eventtype: 'string',
  eventcategory: 'string',
  eventsource: 'string',
  eventname: 'string',
  managementevent: 'string',
  readonly: 'string',
  awsregion: 'string',
  recipientaccountid: 'string',
  useridentity: {
    ...IDENTITY,
    accesskeyid: 'string',
    invokedby: 'string',
    identityprovider: 'string',
    credentialid: 'string',
    onbehalfof: { userid: 'string', identitystorearn: 'string' },
    sessioncontext: {
      sessionissuer: IDENTITY,
      attributes: { mfaauthenticated: 'string', creationdate: 'string' },
      sourceidentity: 'string',
      ec2roledelivery: 'string',
      assumedroot: 'string',
    },
  },
  sourceipaddress: 'string',
  useragent: 'string',
  sessioncredentialfromconsole: 'string',
  vpcendpointid: 'string',
  vpcendpointaccountid: 'string',
  tlsdetails: { tlsversion: 'string', ciphersuite: 'string', clientprovidedhostheader: 'string' },
  errorcode: 'string',
  errormessage: 'string',
  requestid: 'string',
  requestparameters: 'string',
  responseelements: 'string',
  additionaleventdata: 'string',
  resources: [{ arn: 'string', accountid: 'string', type: 'string' }],
  serviceeventdetails: 'string',
  sharedeventid: 'string',
  addendum: { reason: 'string', updatedfields: 'string', originalrequestid: 'string', originaleventid: 'string' },
};

/** Columns of the trail's table: name and type, as Hive writes types. */
export const EVENT_COLUMNS: readonly (readonly [name: string, type: string])[] = Object.entries(EVENT).map(
  ([name, field]) => [name, hiveType(field)],
);

function hiveType(field: Field): string {
  if (typeof field === 'string') return field;
  if (isList(field)) return `array<${hiveType(field[0])}>`;
  const parts = Object.entries(field).map(([name, one]) => `${name}:${hiveType(one)}`);
  return `struct<${parts.join(',')}>`;
}

function isList(field: Fields | readonly [Fields]): field is readonly [Fields] {
  return Array.isArray(field);
}
