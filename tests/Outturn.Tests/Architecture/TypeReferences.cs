using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Outturn.Tests.Architecture;

/// <summary>Which namespaces use which, read from compiled code: lambdas, local functions and async state machines included.</summary>
public static class TypeReferences
{
    private static readonly OpCode[] Short = Table(twoBytes: false);

    private static readonly OpCode[] Long = Table(twoBytes: true);

    public readonly record struct Use(string From, string FromType, string To, string ToType);

    /// <summary>Every use of a type of one namespace by a type of another, in an assembly. Nested types count with the type they are in.</summary>
    public static IReadOnlyCollection<Use> In(string assemblyPath)
    {
        using var stream = File.OpenRead(assemblyPath);
        using var pe = new PEReader(stream);
        var metadata = pe.GetMetadataReader();
        var uses = new HashSet<Use>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var (ns, name) = Name(metadata, handle);
            if (ns.Length == 0)
            {
                continue;
            }

            var provider = new Collector(metadata);
            foreach (var field in type.GetFields())
            {
                metadata.GetFieldDefinition(field).DecodeSignature(provider, null);
            }

            foreach (var method in type.GetMethods())
            {
                var definition = metadata.GetMethodDefinition(method);
                definition.DecodeSignature(provider, null);
                if (definition.RelativeVirtualAddress != 0)
                {
                    var body = pe.GetMethodBody(definition.RelativeVirtualAddress);
                    if (!body.LocalSignature.IsNil)
                    {
                        metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(provider, null);
                    }

                    Tokens(body.GetILBytes()!, provider);
                }
            }

            provider.Add(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations())
            {
                provider.Add(metadata.GetInterfaceImplementation(implemented).Interface);
            }

            foreach (var (toNamespace, toName) in provider.Found)
            {
                if (toNamespace != ns)
                {
                    uses.Add(new(ns, name, toNamespace, toName));
                }
            }
        }

        return uses;
    }

    /// <summary>Walks the code instruction by instruction: an operand's bytes are never taken for an instruction.</summary>
    private static void Tokens(byte[] code, Collector provider)
    {
        for (var i = 0; i < code.Length;)
        {
            OpCode op;
            if (code[i] == 0xFE)
            {
                op = Long[code[i + 1]];
                i += 2;
            }
            else
            {
                op = Short[code[i]];
                i++;
            }

            switch (op.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    var token = BitConverter.ToInt32(code, i);
                    provider.AddToken(token >>> 24, token & 0xFFFFFF);
                    i += 4;
                    break;
                case OperandType.InlineSwitch:
                    i += 4 + (4 * BitConverter.ToInt32(code, i));
                    break;
                default:
                    i += SizeOf(op.OperandType);
                    break;
            }
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static OpCode[] Table(bool twoBytes)
    {
        var table = new OpCode[256];
        foreach (var op in typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).Where(op => op.Size == (twoBytes ? 2 : 1)))
        {
            table[op.Value & 0xFF] = op;
        }

        return table;
    }

    private static (string Namespace, string Name) Name(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return (metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    private sealed class Collector(MetadataReader metadata) : ISignatureTypeProvider<int, object?>
    {
        public HashSet<(string Namespace, string Name)> Found { get; } = [];

        public void AddToken(int table, int row)
        {
            switch (table)
            {
                case 0x01 when row <= metadata.GetTableRowCount(TableIndex.TypeRef):
                case 0x02 when row <= metadata.GetTableRowCount(TableIndex.TypeDef):
                case 0x1B when row <= metadata.GetTableRowCount(TableIndex.TypeSpec):
                    Add(MetadataTokens.EntityHandle((table << 24) | row));
                    break;
                case 0x0A when row <= metadata.GetTableRowCount(TableIndex.MemberRef):
                    Add(metadata.GetMemberReference(MetadataTokens.MemberReferenceHandle(row)).Parent);
                    break;
                case 0x06 when row <= metadata.GetTableRowCount(TableIndex.MethodDef):
                    Add(metadata.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row)).GetDeclaringType());
                    break;
                case 0x04 when row <= metadata.GetTableRowCount(TableIndex.Field):
                    Add(metadata.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(row)).GetDeclaringType());
                    break;
                case 0x2B when row <= metadata.GetTableRowCount(TableIndex.MethodSpec):
                    var spec = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
                    spec.DecodeSignature(this, null);
                    if (spec.Method.Kind == HandleKind.MemberReference)
                    {
                        Add(metadata.GetMemberReference((MemberReferenceHandle)spec.Method).Parent);
                    }
                    else if (spec.Method.Kind == HandleKind.MethodDefinition)
                    {
                        Add(metadata.GetMethodDefinition((MethodDefinitionHandle)spec.Method).GetDeclaringType());
                    }

                    break;
                default:
                    break;
            }
        }

        public void Add(EntityHandle handle)
        {
            if (handle.IsNil)
            {
                return;
            }

            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    Found.Add(Name(metadata, (TypeDefinitionHandle)handle));
                    break;
                case HandleKind.TypeReference:
                    GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0);
                    break;
                case HandleKind.TypeSpecification:
                    metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                    break;
                default:
                    break;
            }
        }

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            Found.Add(Name(reader, handle));
            return 0;
        }

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            }

            Found.Add((reader.GetString(type.Namespace), reader.GetString(type.Name)));
            return 0;
        }

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;
    }
}
