using Outturn.Core.Planning;

namespace Outturn.App.Web;

/// <summary>A part of an address that is a cycle in its one spelling, such as 2022-27.</summary>
public sealed class PlanCycleConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string text && PlanCycle.TryParse(text, out var cycle) && cycle.ToString() == text;
}
