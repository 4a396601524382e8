using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>A part of an address that is a financial year in its one spelling, such as 2017-18.</summary>
public sealed class FinancialYearConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string text && FinancialYear.TryParse(text, out var year) && year.ToString() == text;
}
