import type { Account } from '../../estate/estate.ts';
import type { DocumentRef } from '../../iam/policy.ts';
import { notAnswered } from './answers-about.ts';
import { type Detail, Unreadable } from './detail.ts';

type Json = Readonly<Record<string, unknown>>;

/** Operations that `internetGatewayOf` reads. */
export const SUBNET_READS = ['ec2.DescribeSubnets', 'ec2.DescribeRouteTables'] as const;

/** Where a subnet lies, and who looks: what is read becomes evidence of `near`. */
interface Place {
  readonly near: Detail;
  readonly account: Account;
  readonly region: string | undefined;
}

/**
 * The internet gateway to which traffic of a subnet goes, undefined where there is no such route. A subnet without a route table of its
 * own uses the main one of its VPC (VPC User Guide, "Subnet route tables").
 */
export function internetGatewayOf(subnetId: string, place: Place): string | undefined {
  for (const route of routesOf(subnetId, place)) {
    const gateway = route.text('GatewayId');
    if (gateway?.startsWith('igw-') === true && route.text('State') !== 'blackhole') return gateway;
  }
  return undefined;
}

/** Operations that `wayOutOf` reads. */
export const WAY_OUT_READS = [...SUBNET_READS, 'ec2.DescribeNatGateways'] as const;

/** Where a route may lead to networks of which the snapshot tells nothing. */
const ELSEWHERE = [
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'NetworkInterfaceId',
  'InstanceId',
  'CoreNetworkArn',
  'LocalGatewayId',
  'CarrierGatewayId',
  'OdbNetworkArn',
] as const;

/**
 * The gateway through which something without a public address reaches the internet from a subnet: a public NAT gateway or an egress-only
 * internet gateway; undefined where there is none. Throws where a default route leads on to another network.
 */
export function wayOutOf(subnetId: string, place: Place): string | undefined {
  let elsewhere: string | undefined;
  for (const route of routesOf(subnetId, place)) {
    if (route.text('State') === 'blackhole') continue;
    const egressOnly = route.text('EgressOnlyInternetGatewayId');
    if (egressOnly !== undefined) return egressOnly;
    const nat = route.text('NatGatewayId');
    if (nat !== undefined && isPublic(nat, place)) return nat;
    const byDefault = route.text('DestinationCidrBlock') === '0.0.0.0/0' || route.text('DestinationIpv6CidrBlock') === '::/0';
    if (!byDefault || nat !== undefined) continue;
    const gateway = route.text('GatewayId');
    // nothing without a public address gets through an internet gateway (VPC User Guide, "Enable internet access")
    if (gateway?.startsWith('igw-') === true) continue;
    for (const member of ELSEWHERE) elsewhere ??= route.text(member);
    elsewhere ??= gateway;
  }
  if (elsewhere !== undefined) throw new Unreadable(`where ${elsewhere} leads, to which all traffic of ${subnetId} goes, was not read`);
  return undefined;
}

/** Private NAT gateways lead to other networks only (VPC User Guide, "NAT gateway basics"). */
function isPublic(nat: string, place: Place): boolean {
  const found = elementsOf(place, 'ec2.DescribeNatGateways', 'NatGateways').find(({ value }) => value['NatGatewayId'] === nat);
  if (found === undefined) throw new Unreadable(`${nat} is not among the NAT gateways that were read`);
  return place.near.beside(found.value, found.ref).needOneOf('ConnectivityType', ['public', 'private']) === 'public';
}

function routesOf(subnetId: string, place: Place): readonly Detail[] {
  const tables = tablesOf(elementsOf(place, 'ec2.DescribeRouteTables', 'RouteTables'));
  const { value, ref } = tables.bySubnet.get(subnetId) ?? mainTable(subnetId, tables, place);
  const table = place.near.beside(value, ref);
  if (!table.has('Routes')) throw new Unreadable(`the routes of ${subnetId} were not read`);
  return table.list('Routes');
}

interface Found {
  readonly value: Json;
  readonly ref: DocumentRef;
}

/** The route tables of an account in a region, by the subnets that have one of their own, and by the VPCs whose main one they are. */
interface Tables {
  readonly bySubnet: ReadonlyMap<string, Found>;
  readonly mainOf: ReadonlyMap<string, Found>;
}

const indexes = new WeakMap<readonly Found[], Tables>();

function tablesOf(found: readonly Found[]): Tables {
  let tables = indexes.get(found);
  if (tables === undefined) {
    const bySubnet = new Map<string, Found>();
    const mainOf = new Map<string, Found>();
    for (const table of found) {
      const { VpcId, Associations } = table.value;
      for (const one of Array.isArray(Associations) ? Associations.filter(isJson) : []) {
        if (typeof one['SubnetId'] === 'string') bySubnet.set(one['SubnetId'], table);
        if (one['Main'] === true && typeof VpcId === 'string') mainOf.set(VpcId, table);
      }
    }
    tables = { bySubnet, mainOf };
    indexes.set(found, tables);
  }
  return tables;
}

function mainTable(subnetId: string, { mainOf }: Tables, place: Place): Found {
  const subnet = elementsOf(place, 'ec2.DescribeSubnets', 'Subnets').find(({ value }) => value['SubnetId'] === subnetId);
  if (subnet === undefined) throw new Unreadable(`${subnetId} is not among the subnets that were read`);
  const vpc = place.near.beside(subnet.value, subnet.ref).needText('VpcId');
  const main = mainOf.get(vpc);
  if (main === undefined) throw new Unreadable(`the main route table of ${vpc} was not read`);
  return main;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** By account: thousands of jobs run in a few subnets. */
const read = new WeakMap<Account, Map<string, readonly Found[]>>();

/** The elements of all answers of one operation in a region; each must be readable and whole. */
function elementsOf({ account, region }: Place, operation: string, member: string): readonly Found[] {
  let ofAccount = read.get(account);
  if (ofAccount === undefined) {
    ofAccount = new Map();
    read.set(account, ofAccount);
  }
  const key = `${operation} ${region ?? ''}`;
  let found = ofAccount.get(key);
  if (found === undefined) {
    found = readElements(account, region, operation, member);
    ofAccount.set(key, found);
  }
  return found;
}

function readElements(account: Account, region: string | undefined, operation: string, member: string): readonly Found[] {
  const answers = (account.answers.get(operation) ?? []).filter((answer) => answer.region === region);
  if (answers.length === 0) throw new Unreadable(`${operation} was not asked in ${region ?? 'the region'}`);
  return answers.flatMap((answer) => {
    const { body, ref } = answer;
    if (body === undefined) throw new Unreadable(notAnswered(answer));
    const list = body[member];
    if (!Array.isArray(list) || !list.every(isJson)) throw new Unreadable(`${operation} in ${ref.file} holds no list \`${member}\``);
    if (typeof body['NextToken'] === 'string') throw new Unreadable(`${operation} in ${ref.file} goes on after this answer`);
    return list.map((value, index) => ({ value, ref: { ...ref, path: [member, index] } }));
  });
}
