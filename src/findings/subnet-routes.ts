import type { Account } from '../estate/estate.ts';
import type { DocumentRef } from '../iam/policy.ts';
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
  const tables = elementsOf(place, 'ec2.DescribeRouteTables', 'RouteTables');
  const own = tables.find(({ value }) => associationsOf(value).some((one) => one['SubnetId'] === subnetId));
  const { value, ref } = own ?? mainTable(subnetId, tables, place);
  const table = place.near.beside(value, ref);
  if (!table.has('Routes')) throw new Unreadable(`the routes of ${subnetId} were not read`);
  for (const route of table.list('Routes')) {
    const gateway = route.text('GatewayId');
    if (gateway?.startsWith('igw-') === true && route.text('State') !== 'blackhole') return gateway;
  }
  return undefined;
}

interface Found {
  readonly value: Json;
  readonly ref: DocumentRef;
}

function mainTable(subnetId: string, tables: readonly Found[], place: Place): Found {
  const subnet = elementsOf(place, 'ec2.DescribeSubnets', 'Subnets').find(({ value }) => value['SubnetId'] === subnetId);
  if (subnet === undefined) throw new Unreadable(`${subnetId} is not among the subnets that were read`);
  const vpc = place.near.beside(subnet.value, subnet.ref).needText('VpcId');
  const main = tables.find(({ value }) => value['VpcId'] === vpc && associationsOf(value).some((one) => one['Main'] === true));
  if (main === undefined) throw new Unreadable(`the main route table of ${vpc} was not read`);
  return main;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const associationsOf = (table: Json): readonly Json[] => {
  const written = table['Associations'];
  return Array.isArray(written) ? written.filter(isJson) : [];
};

/** The elements of all answers of one operation in a region; each must be readable and whole. */
function elementsOf({ account, region }: Place, operation: string, member: string): readonly Found[] {
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
